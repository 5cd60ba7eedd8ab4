FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# What decides the packages comes first: a change of code alone leaves this layer as it is.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY build/Serilog.Extensions.Hosting/*.csproj build/Serilog.Extensions.Hosting/packages.lock.json build/Serilog.Extensions.Hosting/
COPY src/Engine/Engine.csproj src/Engine/packages.lock.json src/Engine/
COPY src/Api/Api.csproj src/Api/packages.lock.json src/Api/
RUN dotnet restore src/Api/Api.csproj --locked-mode

COPY build/ build/
COPY src/ src/
RUN dotnet publish src/Api/Api.csproj -c Release --no-restore -p:UseAppHost=false -o /app


FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./

# Diagnostics would open a socket in a file system that may be read-only.
ENV ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0

# The number of the base image's user `app`: an orchestrator can see that it is not root.
USER $APP_UID
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s --retries=3 \
    CMD ["dotnet", "GradService.Api.dll", "--healthcheck"]
ENTRYPOINT ["dotnet", "GradService.Api.dll"]

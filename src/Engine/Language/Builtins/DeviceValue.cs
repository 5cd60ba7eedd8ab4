using System.Globalization;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary>A <c>torch.device</c>. Others than the CPU can be named, and tensors cannot live there.</summary>
internal sealed class DeviceValue(string kind, long? index) : ObjectValue
{
    private static readonly string[] Kinds =
        ["cpu", "cuda", "ipu", "xpu", "mkldnn", "opengl", "opencl", "ideep", "hip", "ve", "fpga", "ort", "xla", "lazy", "vulkan", "mps", "meta", "hpu", "privateuseone"];

    /// <summary>The one device that there is.</summary>
    public static DeviceValue Cpu { get; } = new("cpu", null);

    public override ClassValue Class => Types.Device;

    public string Kind => kind;

    public long? Index => index;

    /// <summary>A device that is given as such, by its name, or as the number of a GPU.</summary>
    public static DeviceValue Read(object? value)
    {
        switch (value)
        {
            case DeviceValue device:
                return device;
            case long number:
                return new DeviceValue("cuda", number);
            case string name:
                string[] parts = name.Split(':');
                return !Kinds.Contains(parts[0])
                    ? throw GradException.Argument($"Expected one of {string.Join(", ", Kinds)} device type at start of device string: {parts[0]}")
                    : parts.Length == 1 ? new DeviceValue(name, null)
                    : parts.Length == 2 && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long at) ? new DeviceValue(parts[0], at)
                    : throw GradException.Argument($"Invalid device string: '{name}'");
            default:
                throw Raise.TypeError($"device(): argument 'device' (position 1) must be torch.device, not {Types.NameOf(value)}");
        }
    }

    /// <summary>A device on which a tensor is to live.</summary>
    public static void Check(object? value)
    {
        if (value is not null && Read(value) is { Kind: not "cpu" } device)
        {
            throw device.Kind is "cuda" ? Raise.Error("AssertionError", "Torch not compiled with CUDA enabled")
                : GradException.Argument($"there is no device '{device}' here: tensors live on the CPU");
        }
    }

    /// <summary><c>torch.device(…)</c></summary>
    public static object? Make(ClassValue type, CallArguments arguments)
    {
        object?[] given = [.. arguments.Positional, .. arguments.Keywords.Select(static pair => pair.Value)];
        return given.Length switch
        {
            1 => Read(given[0]),
            2 => new DeviceValue(Read(given[0]).Kind, Numbers.ToIndex(given[1])),
            _ => throw Raise.TypeError("Device() received an invalid combination of arguments"),
        };
    }

    public override bool Equals(object? obj) => obj is DeviceValue other && Kind == other.Kind && Index == other.Index;

    public override int GetHashCode() => HashCode.Combine(Kind, Index);

    public override string ToString() => Index is { } at ? string.Create(CultureInfo.InvariantCulture, $"{Kind}:{at}") : Kind;
}

/// <summary>The attributes of devices.</summary>
[MethodsOf("device")]
internal static class DeviceMethods
{
    [Getter]
    public static string Type(DeviceValue self) => self.Kind;

    [Getter]
    public static object? Index(DeviceValue self) => self.Index;
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace GradService.Api.Tests;

/// <summary>The contract's table of tensors, row by row, through the service and back.</summary>
public sealed class TensorTests(Service service) : IClassFixture<Service>
{
    [Theory]
    [InlineData("3.5", "float64", "[]", "3.5")]
    [InlineData("3", "float64", "[]", "3.0")]
    [InlineData("true", "bool", "[]", "true")]
    [InlineData("[[1,2],[3,4]]", "float64", "[2,2]", "[[1.0,2.0],[3.0,4.0]]")]
    [InlineData("[true,false]", "bool", "[2]", "[true,false]")]
    [InlineData("[true,2]", "float64", "[2]", "[1.0,2.0]")]
    [InlineData("[]", "float64", "[0]", "[]")]
    [InlineData("[[],[]]", "float64", "[2,0]", "[[],[]]")]
    [InlineData("[ 1 , -0.0,\t1e-3,\n1E+2 ]", "float64", "[4]", "[1.0,-0.0,0.001,100.0]")]
    [InlineData("[\"NaN\",\"Infinity\",\"-Infinity\"]", "float64", "[3]", "[\"NaN\",\"Infinity\",\"-Infinity\"]")]
    [InlineData("{\"data\":[1,2,3,4],\"shape\":[2,2]}", "float64", "[2,2]", "[[1.0,2.0],[3.0,4.0]]")]
    [InlineData("{\"shape\":[2,2],\"dtype\":\"float32\",\"data\":[[1,2],[3,4]]}", "float32", "[2,2]", "[[1.0,2.0],[3.0,4.0]]")]
    [InlineData("{\"data\":[],\"shape\":[0,3]}", "float64", "[0,3]", "[]")]
    [InlineData("{\"data\":7,\"dtype\":\"int64\",\"shape\":[]}", "int64", "[]", "7")]
    [InlineData("{\"data\":[7],\"shape\":[1,1,1]}", "float64", "[1,1,1]", "[[[7.0]]]")]
    [InlineData("{\"data\":{\"encoding\":\"json\",\"buffer\":[1,2]},\"dtype\":\"int8\"}", "int8", "[2]", "[1,2]")]
    [InlineData("{\"data\":{\"buffer\":\"AACAPwAAAMA=\",\"encoding\":\"base64\"},\"dtype\":\"float32\",\"shape\":[2]}", "float32", "[2]", "[1.0,-2.0]")]
    [InlineData("{\"data\":{\"encoding\":\"base64\",\"buffer\":\"\"},\"dtype\":\"float32\",\"shape\":[0]}", "float32", "[0]", "[]")]
    [InlineData("{\"data\":[[1,2],[3,-0.0]],\"dtype\":\"complex128\"}", "complex128", "[2]", "[[1.0,2.0],[3.0,-0.0]]")]
    [InlineData("{\"data\":[0.1,2],\"dtype\":\"complex64\"}", "complex64", "[]", "[0.1,2.0]")]
    [InlineData("{\"data\":[\"NaN\",2],\"dtype\":\"complex64\"}", "complex64", "[]", "[\"NaN\",2.0]")]
    [InlineData("{\"data\":[[1,2],[3,4]],\"dtype\":\"complex128\",\"shape\":[2,1]}", "complex128", "[2,1]", "[[[1.0,2.0]],[[3.0,4.0]]]")]
    [InlineData("{\"data\":[9223372036854775807,-9223372036854775808],\"dtype\":\"int64\"}", "int64", "[2]", "[9223372036854775807,-9223372036854775808]")]
    [InlineData("{\"data\":[-2147483648],\"dtype\":\"int32\"}", "int32", "[1]", "[-2147483648]")]
    [InlineData("{\"data\":[-32768,3.0],\"dtype\":\"int16\"}", "int16", "[2]", "[-32768,3]")]
    [InlineData("{\"data\":[255,0],\"dtype\":\"uint8\"}", "uint8", "[2]", "[255,0]")]
    [InlineData("{\"data\":[0,1,2],\"dtype\":\"bool\"}", "bool", "[3]", "[false,true,true]")]
    [InlineData("{\"data\":[0.1,65504,6e-8],\"dtype\":\"float16\"}", "float16", "[3]", "[0.099975586,65504.0,5.9604645E-08]")]
    [InlineData("{\"data\":[0.1,3e38,256],\"dtype\":\"bfloat16\"}", "bfloat16", "[3]", "[0.100097656,3.0040553E+38,256.0]")]
    [InlineData("{\"data\":[1e16,123456789012345680,0.1],\"dtype\":\"float64\"}", "float64", "[3]", "[10000000000000000.0,1.2345678901234568E+17,0.1]")]
    [InlineData("{\"data\":[16777216,1e10,0.1],\"dtype\":\"float32\"}", "float32", "[3]", "[16777216.0,1E+10,0.1]")]
    public async Task A_tensor_in_this_form_is_read_and_written_so(string text, string dtype, string shape, string data)
    {
        string answer = (await service.OkAsync("/v1/evaluate", $$"""{"inputs":{"x":{{text}}},"outputs":["x"]}"""))["outputs"]!["x"]!.ToJsonString();

        Assert.Equal(JsonNode.Parse($$"""{"dtype":"{{dtype}}","shape":{{shape}},"data":{{data}}}""")!.ToJsonString(), answer);
    }

    [Theory]
    [InlineData("[1,[2]]", "/inputs/x/1")]
    [InlineData("[[1,2],[3]]", "/inputs/x/1")]
    [InlineData("[1,null]", "/inputs/x/1")]
    [InlineData("[1,{}]", "/inputs/x/1")]
    [InlineData("[\"one\"]", "/inputs/x/0")]
    [InlineData("null", "/inputs/x")]
    [InlineData("\"one\"", "/inputs/x")]
    [InlineData("{}", "/inputs/x")]
    [InlineData("{\"data\":[1,2],\"shape\":[3]}", "/inputs/x/data")]
    [InlineData("{\"data\":[[1,2],[3,4]],\"shape\":[4]}", "/inputs/x/data")]
    [InlineData("{\"data\":[1],\"dtype\":\"float99\"}", "/inputs/x/dtype")]
    [InlineData("{\"data\":[1],\"shape\":[-1]}", "/inputs/x/shape/0")]
    [InlineData("{\"data\":[1.5],\"dtype\":\"int64\"}", "/inputs/x/data/0")]
    [InlineData("{\"data\":[1,300],\"dtype\":\"uint8\"}", "/inputs/x/data/1")]
    [InlineData("{\"data\":[\"NaN\"],\"dtype\":\"int64\"}", "/inputs/x/data/0")]
    [InlineData("{\"data\":[1,2,3],\"dtype\":\"complex64\"}", "/inputs/x/data")]
    [InlineData("{\"data\":{\"encoding\":\"base64\",\"buffer\":\"AAAA\"},\"dtype\":\"float32\",\"shape\":[2]}", "/inputs/x/data/buffer")]
    [InlineData("{\"data\":{\"encoding\":\"base64\",\"buffer\":\"!!!!\"},\"dtype\":\"uint8\",\"shape\":[3]}", "/inputs/x/data/buffer")]
    [InlineData("{\"data\":{\"encoding\":\"base64\",\"buffer\":\"AAAA\"}}", "/inputs/x/data/buffer")]
    [InlineData("{\"data\":{\"encoding\":\"gzip\",\"buffer\":\"AAAA\"}}", "/inputs/x/data/encoding")]
    public async Task What_is_no_tensor_is_named_with_its_place(string text, string pointer) =>
        await service.FailsAsync("/v1/evaluate", $$"""{"inputs":{"x":{{text}}},"outputs":["x"]}""", 422, "invalid_tensor", pointer);

    [Fact]
    public async Task Doubles_come_back_bit_for_bit()
    {
        var random = new Random(1);
        double[] numbers = [.. Enumerable.Range(0, 2000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64())).Where(double.IsFinite), double.Epsilon, double.MaxValue, -0.0];
        string text = string.Join(',', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));

        JsonNode answer = await service.OkAsync("/v1/evaluate", $$"""{"inputs":{"x":[{{text}}]},"outputs":["x"]}""");

        double[] back = [.. answer["outputs"]!["x"]!["data"]!.AsArray().Select(item => item!.GetValue<double>())];
        Assert.Equal(numbers.Select(BitConverter.DoubleToInt64Bits), back.Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public async Task Numbers_of_any_length_are_read_as_the_nearest()
    {
        var random = new Random(3);
        string[] texts = [.. Enumerable.Range(0, 20_000).Select(i => Digits(random, 1 + (i % 21)))];

        foreach (string dtype in (string[])["float64", "float32"])
        {
            JsonNode answer = await service.OkAsync("/v1/evaluate", $$"""{"default_dtype":"{{dtype}}","encoding":"base64","inputs":{"x":[{{string.Join(',', texts)}}]},"outputs":["x"]}""");
            byte[] bytes = Convert.FromBase64String((string)answer["outputs"]!["x"]!["data"]!["buffer"]!);
            if (dtype == "float64")
            {
                Assert.Equal(texts.Select(text => double.Parse(text, CultureInfo.InvariantCulture)), MemoryMarshal.Cast<byte, double>(bytes).ToArray());
            }
            else
            {
                Assert.Equal(texts.Select(text => float.Parse(text, CultureInfo.InvariantCulture)), MemoryMarshal.Cast<byte, float>(bytes).ToArray());
            }
        }
    }

    [Theory]
    [InlineData("float64", 8)]
    [InlineData("float32", 4)]
    [InlineData("float16", 2)]
    [InlineData("bfloat16", 2)]
    [InlineData("complex128", 16)]
    [InlineData("complex64", 8)]
    [InlineData("int64", 8)]
    [InlineData("int32", 4)]
    [InlineData("int16", 2)]
    [InlineData("int8", 1)]
    [InlineData("uint8", 1)]
    public async Task Every_dtype_survives_base64_to_text_to_base64(string dtype, int size)
    {
        var random = new Random(2);
        byte[] bytes = new byte[size * 512];
        random.NextBytes(bytes);
        if (dtype is not ("int64" or "int32" or "int16" or "int8" or "uint8"))
        {
            // Exponents that are not all ones: a NaN's payload has no text.
            int part = dtype.StartsWith("complex", StringComparison.Ordinal) ? size / 2 : size;
            for (int i = part - 1; i < bytes.Length; i += part)
            {
                bytes[i] &= 0xBF;
            }
        }

        string buffer = Convert.ToBase64String(bytes);
        JsonNode text = await service.OkAsync(
            "/v1/evaluate", $$$"""{"inputs":{"x":{"data":{"encoding":"base64","buffer":"{{{buffer}}}"},"dtype":"{{{dtype}}}","shape":[2,256]}},"outputs":["x"]}""");
        JsonNode x = text["outputs"]!["x"]!;
        JsonNode back = await service.OkAsync(
            "/v1/evaluate", $$$"""{"encoding":"base64","inputs":{"x":{"data":{{{x["data"]!.ToJsonString()}}},"dtype":"{{{dtype}}}"}},"outputs":["x"]}""");

        Assert.Equal(buffer, (string?)back["outputs"]!["x"]!["data"]!["buffer"]);
    }

    [Fact]
    public async Task The_accept_header_asks_for_base64_too()
    {
        JsonNode answer = await service.OkAsync("/v1/evaluate", """{"inputs":{"x":[1,-2]},"outputs":["x"]}""", "application/json+base64");

        byte[] bytes = Convert.FromBase64String((string)answer["outputs"]!["x"]!["data"]!["buffer"]!);
        Assert.Equal([1.0, -2.0], MemoryMarshal.Cast<byte, double>(bytes).ToArray());
    }

    [Theory]
    [InlineData("""{"inputs":{"x":[0.1]},"outputs":["x"],"default_dtype":"float32"}""", "float32")]
    [InlineData("""{"default_dtype":"float16","inputs":{"x":[0.1]},"outputs":["x"]}""", "float16")]
    [InlineData("""{"inputs":{"x":[0.1]},"outputs":["x"],"default\u005fdtype":"float32"}""", "float32")]
    public async Task The_default_dtype_may_stand_anywhere(string request, string dtype) =>
        Assert.Equal(dtype, (string?)(await service.OkAsync("/v1/evaluate", request))["outputs"]!["x"]!["dtype"]);

    [Fact]
    public async Task A_seed_gives_PyTorchs_random_numbers_and_without_one_they_differ()
    {
        const string Graph = "\"nodes\":[{\"id\":\"x\",\"op\":\"randint\",\"inputs\":[10,[5]]},{\"id\":\"y\",\"op\":\"rand\",\"inputs\":[5]}],\"outputs\":[\"x\",\"y\"]}";
        Assert.Equal("[4,9,3,0,3]", Data(await service.OkAsync("/v1/evaluate", "{\"manual_seed\":0," + Graph), "x"));
        Assert.NotEqual(Data(await service.OkAsync("/v1/evaluate", "{" + Graph), "y"), Data(await service.OkAsync("/v1/evaluate", "{" + Graph), "y"));

        static string Data(JsonNode answer, string name) => answer["outputs"]![name]!["data"]!.ToJsonString();
    }

    [Fact]
    public async Task A_transposed_output_is_written_as_it_is_seen() =>
        Assert.Equal(
            "[[1.0,3.0],[2.0,4.0]]",
            (await service.OkAsync("/v1/evaluate", """{"inputs":{"x":[[1,2],[3,4]]},"nodes":[{"id":"y","op":"permute","inputs":["x",[1,0]]}],"outputs":["y"]}"""))["outputs"]!["y"]!["data"]!.ToJsonString());

    private static string Digits(Random random, int count)
    {
        var digits = new char[count];
        for (int i = 0; i < count; i++)
        {
            digits[i] = (char)('0' + random.Next(i == 0 ? 1 : 0, 10));
        }

        return $"{(random.Next(2) == 0 ? "-" : string.Empty)}{new string(digits)}.{random.Next(100)}e{random.Next(-30, 25)}";
    }
}

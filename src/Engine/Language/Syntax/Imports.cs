using GradService.Language.Runtime;
using GradService.Language.Values;

namespace GradService.Language.Syntax;

/// <summary><c>import a.b as c</c></summary>
internal sealed class Import(string module, Name target, bool isAlias, Place place) : Statement(place)
{
    protected override Flow Run(Frame frame)
    {
        ModuleValue found = frame.Interpreter.Modules.Import(module);
        target.Assign(frame, isAlias ? found : frame.Interpreter.Modules.Import(module.Split('.')[0]));
        return Flow.Next;
    }
}

/// <summary><c>from module import name as target</c>; without names, all of them.</summary>
internal sealed class ImportFrom(string module, IReadOnlyList<(string Name, Name Target)> names, Place place) : Statement(place)
{
    protected override Flow Run(Frame frame)
    {
        ModuleValue found = frame.Interpreter.Modules.Import(module);
        if (names.Count == 0)
        {
            foreach (string name in frame.Interpreter.Modules.NamesOf(found))
            {
                frame.Names[name] = Attributes.Get(found, name);
            }
        }

        foreach (var (name, target) in names)
        {
            if (!Attributes.TryGet(found, name, out object? value))
            {
                throw Raise.Error("ImportError", $"cannot import name '{name}' from '{module}'");
            }

            target.Assign(frame, value);
        }

        return Flow.Next;
    }
}

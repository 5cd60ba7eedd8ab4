"""Renews the copies of source files in the documents: each stands behind a line <!-- file: path -->. Run it from anywhere."""
import pathlib
import re

root = pathlib.Path(__file__).resolve().parent.parent
for page in [root / "README.md", *(root / "docs").rglob("*.md")]:
    text = page.read_text()
    renewed = re.sub(
        r"<!-- file: (\S+) -->\n(?:\n```csharp\n.*?\n```\n)?",
        lambda match: f"{match[0].splitlines()[0]}\n\n```csharp\n{(root / match[1]).read_text().strip()}\n```\n",
        text,
        flags=re.DOTALL,
    )
    if renewed != text:
        page.write_text(renewed)
        print(page.relative_to(root))

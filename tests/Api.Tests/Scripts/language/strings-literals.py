print('single', "double", 'it\'s', "say \"hi\"", 'mixed "quotes"', "mixed 'quotes'")
print("tab\there", "new\nline", "back\\slash", "nul:\x41\x42", "\u00e9\u4e2d", "\U0001F600", "oct\101")
print(r"raw \n stays", R"C:\path", r'\'')
print("""three
lines
of text""")
print('''quotes ' and " inside''')
print("adjacent " "strings " 'are one')
print("line \
continued")
print(("in "
       "parentheses"))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\t\n\\ \x00 \x7f é 中"))
print(len("héllo"), len("\n"), len(r"\n"), len("😀"))
print("ab" * 3, 2 * "-=", "a" + "b" + 'c', "=" * 20)

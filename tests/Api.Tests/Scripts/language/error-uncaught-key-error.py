config = {"lr": 0.1, "epochs": 3}
for key in ["lr", "momentum"]:
    print(key, config[key])

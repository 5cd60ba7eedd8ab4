# expect: refused AttributeError
import numpy as np
print(np.sys.modules)

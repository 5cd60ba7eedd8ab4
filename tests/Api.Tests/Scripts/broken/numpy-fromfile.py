# expect: refused AttributeError
import numpy as np
np.fromfile("/dev/zero")

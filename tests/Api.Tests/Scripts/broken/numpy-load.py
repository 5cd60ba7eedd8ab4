# expect: refused AttributeError
import numpy as np
np.load("/etc/passwd")

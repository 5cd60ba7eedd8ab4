# expect: ModuleNotFoundError
import no_such_module

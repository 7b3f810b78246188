# Words of the cli part.

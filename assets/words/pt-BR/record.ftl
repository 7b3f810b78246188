# Words of the record part.

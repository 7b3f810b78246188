# Words of the map part.

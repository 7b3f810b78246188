# Words of the dates part.

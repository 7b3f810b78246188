# Words of the app part.

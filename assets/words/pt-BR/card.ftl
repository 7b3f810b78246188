# Words of the card part.

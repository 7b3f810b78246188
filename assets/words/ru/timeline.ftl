# Words of the timeline part.

//! Old Style: the Julian calendar, kept in Russia until 31 January (13 February) 1918.

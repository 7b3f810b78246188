//! Icons, painted: the bundled fonts have no arrows.

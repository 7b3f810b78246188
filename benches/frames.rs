//! How long the shipped life takes to load, and what a frame costs beside the least it could cost.

fn main() {}

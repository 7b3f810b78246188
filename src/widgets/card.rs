//! Widget: card.

//! Wasted donor seats.

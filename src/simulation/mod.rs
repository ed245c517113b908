//! Many seasons: replicates in parallel, integer tallies, estimates with their uncertainty.

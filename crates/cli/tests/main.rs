//! The program as a user meets it: arguments, standard input and output, exit status.

mod program;

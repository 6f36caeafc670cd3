/* model/shell/bash_parts.h - words of bash while they are read; for the bash files only. */
#ifndef MODEL_SHELL_BASH_PARTS_H
#define MODEL_SHELL_BASH_PARTS_H

#include "model/shell/shell_parts.h"

/* One byte of a word, with what its quoting lets it mean. */
enum atom_kind {
    ATOM_PLAIN,  /* not quoted: may be syntax of braces */
    ATOM_QUOTED, /* itself only */
    ATOM_MARK,   /* no byte: there were quotes here, so the word exists even if it is empty */
    ATOM_SPLIT,  /* a blank that an expansion made: it parts two words */
    ATOM_EDGE,   /* no byte: an expansion ended here, so a name in front of it does */
    ATOM_NAME,   /* the $ of a variable: the plain bytes of a name behind it are its name */
};

struct atom {
    char c;
    unsigned char kind;
};

struct bash_word {
    struct atom *atoms;
    size_t count, capacity;
    size_t from; /* where it begins in the text */
    bool braces; /* there is a plain { in it */
};

/* Blanks, line ends and operators: where a bare word ends. */
bool bash_is_meta(char c);

/* Passes blanks and line ends behind a backslash. */
void bash_skip_blanks(struct splitter *s);

/* Bytes of the redirection's operator at s->at; 0: there is none. */
size_t bash_redirection_at(const struct splitter *s);

/* The shell refuses the line for `token`, or for the operator or word at s->at; false. */
bool bash_unexpected(struct splitter *s, const char *token);
bool bash_unexpected_here(struct splitter *s);

/* One byte more. */
void bash_put(struct splitter *s, struct bash_word *w, char c, enum atom_kind kind);

/* The shell refuses a line that ends too early; false. */
bool bash_unmatched(struct splitter *s, const char *what);

/* Reads the $'...' at s->at. False: it does not end. */
bool bash_ansi_read(struct splitter *s, struct bash_word *w);

/* <( or >( stands at s->at: what is run in them is a word. */
bool bash_at_process(const struct splitter *s);

/* Behind the ) of the ( before `i`; 0: there is none. */
size_t bash_behind_paren(struct splitter *s, size_t i);

/* Whether ~ may be followed by it, as part of whose home is meant. */
bool bash_is_home_name(char c);

/* Reads the word at s->at. False: the shell refuses, or our error. */
bool bash_word_read(struct splitter *s, struct bash_word *w);

/* Behind the name of the variable whose $ is atoms[i]. */
size_t bash_atoms_name_end(const struct atom *atoms, size_t count, size_t i);

/* The bytes, without the marks and the variables. */
struct str bash_atoms_text(struct splitter *s, const struct atom *atoms, size_t count);

/* Adds what braces and blanks of expansions make of the word; of which nothing is left vanishes. */
void bash_expand(struct splitter *s, struct shell_words *out, const struct bash_word *w);

#endif

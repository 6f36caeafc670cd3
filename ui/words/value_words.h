/* ui/words/value_words.h - what options and operands take, and the words that can stand there. */
#ifndef UI_WORDS_VALUE_WORDS_H
#define UI_WORDS_VALUE_WORDS_H

#include "model/base/str.h"

#include <stdbool.h>

enum ui_value_kind {
#define VALUE_KIND(id, name, none) UI_TAKES_##id,
#include "ui/words/kinds.def"
#undef VALUE_KIND
    UI_VALUE_KINDS
};

extern const struct ui_value_kind_row {
    const char *name;
    const char *none; /* what is said where no word fits */
} ui_value_kinds[UI_VALUE_KINDS];

/* A word, which lives as long as the call. */
typedef void ui_word_fn(void *ctx, struct str word);

/* Each word of a kind; none of those that are open (files, numbers, free text) or are another's
 * (COMMAND). choices: of CHOICE, "csv|json|plot"; NULL for other kinds. False: no memory. */
bool ui_value_words(enum ui_value_kind kind, const char *choices, ui_word_fn *each, void *ctx);

/* Whether it can stand there, as far as the words of the kind are all there is: a CHOICE, a
 * RUN_SHELL. */
bool ui_value_fits(enum ui_value_kind kind, const char *choices, struct str word);

#endif

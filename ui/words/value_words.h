/* ui/words/value_words.h - what options and operands take, and the words that can stand there. */
#ifndef UI_WORDS_VALUE_WORDS_H
#define UI_WORDS_VALUE_WORDS_H

#include "model/base/buf.h"
#include "model/base/str.h"

#include <stdbool.h>

enum ui_value_kind {
#define VALUE_KIND(id, name, bounds, none) UI_TAKES_##id,
#include "ui/words/kinds.def"
#undef VALUE_KIND
    UI_VALUE_KINDS
};

/* What can stand there: any text, the words of the kind alone, a number. */
enum ui_value_bounds { UI_VALUE_OPEN, UI_VALUE_CLOSED, UI_VALUE_DIGITS };

extern const struct ui_value_kind_row {
    char name[12];
    enum ui_value_bounds bounds;
    char none[48]; /* what is said where no word fits */
} ui_value_kinds[UI_VALUE_KINDS];

/* A word, which lives as long as the call. */
typedef void ui_word_fn(void *ctx, struct str word);

/* Each word of a kind; none of those that are open (files, numbers, free text) or are another's
 * (COMMAND). choices: of CHOICE, "csv|json|plot"; NULL for other kinds. False: no memory. */
bool ui_value_words(enum ui_value_kind kind, const char *choices, ui_word_fn *each, void *ctx);

/* Whether it can stand there, as far as the kind's bounds tell. False without memory, too. */
bool ui_value_fits(enum ui_value_kind kind, const char *choices, struct str word);

/* What can stand there in place of a word that does not fit: "csv, json, plot"; nothing where the
 * words are not all there is. False: no memory. */
bool ui_value_list(struct buf *out, enum ui_value_kind kind, const char *choices);

#endif

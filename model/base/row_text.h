/* model/base/row_text.h - short texts that lie in the rows of a table.
 *
 * A pointer in a table is relocated at each start of the program, whoever reads the table; an array
 * of characters is not. The compiler refuses a text that is longer than the array, but not one that
 * leaves no room for its end: ROW_HOLDS does, and `tests/lint/run gcc` finds it anywhere. */
#ifndef MODEL_BASE_ROW_TEXT_H
#define MODEL_BASE_ROW_TEXT_H

#define ROW_HOLDS(type, member, text)                                                              \
    _Static_assert(sizeof(text) <= sizeof(((type *)0)->member), "too long for its row: " text)

#endif

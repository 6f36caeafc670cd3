/* ui/cli/named_field.h - a field by what people call it: its label or docker's flag. */
#ifndef UI_CLI_NAMED_FIELD_H
#define UI_CLI_NAMED_FIELD_H

#include "ui/cli/assessed.h"

/* *path: the word itself where it is a path of the spec or of the document, or where no field is
 * called so; else the path of the field whose whole label or flag it is. ERR_NOT_FOUND with the
 * fields as the remedy where several are, or where it is but a word of their labels. */
struct err *named_field(struct str *path, struct assessed *a, struct str word);

#endif

/* The bytes of a word of bash while it is read. */
#include "model/shell/bash_parts.h"

#include "model/base/ascii.h"

void bash_put(struct splitter *s, struct bash_word *w, char c, enum atom_kind kind)
{
    if (w->count == w->capacity) {
        size_t capacity = w->capacity > 0 ? 2 * w->capacity : 32;
        struct atom *atoms = arena_calloc(s->a, capacity, sizeof(*atoms));

        if (atoms == NULL) {
            shell_oom(s);
            return;
        }
        if (w->count > 0)
            memcpy(atoms, w->atoms, w->count * sizeof(*atoms));
        w->atoms = atoms;
        w->capacity = capacity;
    }
    w->atoms[w->count++] = (struct atom){c, (unsigned char)kind};
}

size_t bash_atoms_name_end(const struct atom *atoms, size_t count, size_t i)
{
    for (i++; i < count && atoms[i].kind == ATOM_PLAIN && ascii_is_word(atoms[i].c);)
        i++;
    return i;
}

struct str bash_atoms_text(struct splitter *s, const struct atom *atoms, size_t count)
{
    struct shell_bytes b = {NULL, 0, 0};

    for (size_t i = 0; i < count;) {
        if (atoms[i].kind == ATOM_NAME) {
            i = bash_atoms_name_end(atoms, count, i);
            continue;
        }
        if (atoms[i].kind != ATOM_MARK && atoms[i].kind != ATOM_EDGE)
            shell_bytes_char(s, &b, atoms[i].c);
        i++;
    }
    return shell_bytes_str(&b);
}

bool bash_unmatched(struct splitter *s, const char *what)
{
    return shell_refuse(s, shell_concat(s, STR_LIT("unexpected EOF while looking for matching `"),
                                        str_of(what), STR_LIT("'")));
}

/* One of the objects of a dump, read when it is asked for. */
#include "model/formats/inspect_dump.h"

#include "model/base/bounds.h"
#include "model/files/text.h"
#include "model/json/json.h"
#include "model/os/os.h"

#include <stdlib.h>

static struct err *read_bytes(char *to, const struct inspect_dump *d, const struct dump_item *item)
{
    FILE *f = d->kept;
    struct err *e = f == NULL ? os_open_read(&f, d->file) : NULL;

    if (e != NULL)
        return e;
    if (fseeko(f, (off_t)item->at, SEEK_SET) != 0 || fread(to, 1, item->len, f) != item->len)
        e = err_new(ERR_IO, "the file became shorter while it was open");
    if (f != d->kept)
        (void)fclose(f);
    return e;
}

/* The line of the file, for each line of the object. */
static struct err *move_marks(const struct value *v, const struct dump_item *item, struct str text)
{
    size_t lines = 1;
    uint32_t *numbers;

    for (size_t i = 0; i < text.len; i++)
        lines += text.s[i] == '\n';
    if ((numbers = malloc(lines * sizeof(*numbers))) == NULL)
        return err_oom();
    for (size_t i = 0; i < lines; i++)
        numbers[i] = item->line + (uint32_t)i;
    value_move_marks(v, numbers, lines);
    free(numbers);
    return NULL;
}

static struct err *parse(const struct value **out, const struct dump_item *item, struct str bytes)
{
    const struct value *v = NULL;
    struct text text;
    struct err *e = text_decode(&text, bytes);

    if (e == NULL) {
        e = json_read(&v, (struct str){text.bytes, text.len});
        text_free(&text);
    }
    if (e == NULL && (e = move_marks(v, item, bytes)) == NULL) {
        *out = v;
        return NULL;
    }
    value_unref(v);
    return err_in_piece(e, item->line, item->column);
}

struct err *inspect_dump_read(const struct value **out, const struct inspect_dump *d, size_t item)
{
    const struct dump_item *i = &d->items[item];
    char *bytes = i->len <= BOUND_FILE_BYTES ? malloc(i->len + 1) : NULL;
    struct err *e = NULL;

    if (i->len > BOUND_FILE_BYTES)
        e = err_at(err_new(ERR_LIMIT, "this object is larger than %zu MiB", BOUND_FILE_BYTES >> 20),
                   NULL, i->line, i->column);
    else
        e = bytes != NULL ? read_bytes(bytes, d, i) : err_oom();
    if (e == NULL)
        e = parse(out, i, (struct str){bytes, i->len});
    free(bytes);
    return e;
}

#include "model/yaml/yaml.h"

#include "model/base/buf.h"
#include "model/base/utf8.h"
#include "model/yaml/yaml_schema.h"

#include <limits.h>
#include <yaml.h>

struct writer {
    yaml_emitter_t emitter;
    struct buf out;
    const struct value *root;
};

static int write_bytes(void *data, unsigned char *bytes, size_t len)
{
    struct buf *out = data;

    buf_add(out, (struct str){(const char *)bytes, len});
    return !out->failed;
}

/* libyaml frees the event in any case. `made`: its initializer had enough memory. */
static struct err *emit(struct writer *w, yaml_event_t *event, int made)
{
    if (!made)
        return err_oom();
    if (yaml_emitter_emit(&w->emitter, event))
        return NULL;
    if (w->out.failed || w->emitter.error == YAML_MEMORY_ERROR)
        return err_oom();
    return err_new(ERR_INTERNAL, "libyaml's writer: %s",
                   w->emitter.problem != NULL ? w->emitter.problem : "no reason given");
}

static struct err *write_scalar(struct writer *w, struct str text, yaml_scalar_style_t style,
                                bool plain_means_it)
{
    yaml_event_t event;

    if (text.len > INT_MAX)
        return err_new(ERR_LIMIT, "a text of %zu bytes is too long for YAML", text.len);
    return emit(w, &event,
                yaml_scalar_event_initialize(&event, NULL, NULL,
                                             (const yaml_char_t *)(text.s != NULL ? text.s : ""),
                                             (int)text.len, plain_means_it, 1, style));
}

/* Lines of a text that the literal style gives back as they are. The style cannot show
 * characters that need an escape, and blanks at its edges get lost or need hints that not
 * every reader takes. */
static bool fits_literal(struct str text)
{
    bool lines = false;

    if (text.len == 0 || text.s[0] == ' ' || text.s[0] == '\n')
        return false;
    for (size_t at = 0, width; at < text.len; at += width) {
        uint32_t c = 0;

        width = utf8_decode(&c, text, at);
        if (c == '\n') {
            lines = true;
            if (at > 0 && text.s[at - 1] == ' ')
                return false;
        } else if (c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
                   c == 0xFEFF || c > 0xFFFD) {
            return false;
        }
    }
    return lines && text.s[text.len - 1] != ' ';
}

static struct err *write_string(struct writer *w, struct str text, bool in_block, bool quoted)
{
    struct err *e;

    if (!utf8_valid(text)) {
        e = err_new(ERR_UNSUPPORTED, "a text that is not UTF-8 has no YAML form");
        return err_remedy(e, "remove the bytes that are not UTF-8");
    }
    if (in_block && fits_literal(text))
        return write_scalar(w, text, YAML_LITERAL_SCALAR_STYLE, false);
    if (str_find(text, '\n', 0) >= 0 || str_find(text, '\r', 0) >= 0)
        return write_scalar(w, text, YAML_DOUBLE_QUOTED_SCALAR_STYLE, false);
    if (quoted || yaml_schema_kind(text) != VALUE_STRING || yaml_schema_is_old_special(text))
        return write_scalar(w, text, YAML_SINGLE_QUOTED_SCALAR_STYLE, false);
    return write_scalar(w, text, YAML_ANY_SCALAR_STYLE, true);
}

static struct err *write_number(struct writer *w, struct str text)
{
    if (yaml_schema_kind(text) != VALUE_NUMBER)
        return err_new(ERR_INTERNAL, "'%.*s' is not a number", STR_FMT(text));
    return write_scalar(w, text, YAML_PLAIN_SCALAR_STYLE, true);
}

static struct err *write_value(struct writer *w, const struct value *v, bool in_block);

static struct err *write_list(struct writer *w, const struct value *v)
{
    yaml_event_t event;
    struct err *e = emit(
        w, &event,
        yaml_sequence_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_SEQUENCE_STYLE));

    for (size_t i = 0; e == NULL && i < v->u.list.count; i++)
        e = write_value(w, v->u.list.items[i], true);
    return e != NULL ? e : emit(w, &event, yaml_sequence_end_event_initialize(&event));
}

/* At the left edge "Bob: look at this", "error: no such file" are what somebody says or a client
 * prints, for who looks for the file in a paste. */
static bool could_be_said(struct str key)
{
    return key.len == 0 || key.s[0] < 'a' || key.s[0] > 'z' || str_find(key, ' ', 0) >= 0 ||
           str_is(key, "error");
}

static struct err *write_map(struct writer *w, const struct value *v)
{
    yaml_event_t event;
    struct err *e =
        emit(w, &event,
             yaml_mapping_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_MAPPING_STYLE));

    for (size_t i = 0; e == NULL && i < v->u.map.count; i++) {
        struct str key = v->u.map.members[i].key;

        e = write_string(w, key, false, v == w->root && could_be_said(key));
        if (e == NULL)
            e = write_value(w, v->u.map.members[i].value, true);
    }
    return e != NULL ? e : emit(w, &event, yaml_mapping_end_event_initialize(&event));
}

static struct err *write_value(struct writer *w, const struct value *v, bool in_block)
{
    switch (v->kind) {
    case VALUE_NULL:
        return write_scalar(w, STR_LIT("null"), YAML_PLAIN_SCALAR_STYLE, true);
    case VALUE_BOOL:
        return write_scalar(w, v->u.boolean ? STR_LIT("true") : STR_LIT("false"),
                            YAML_PLAIN_SCALAR_STYLE, true);
    case VALUE_NUMBER:
        return write_number(w, v->u.text);
    case VALUE_STRING:
        return write_string(w, v->u.text, in_block, false);
    case VALUE_LIST:
        return write_list(w, v);
    case VALUE_MAP:
        return write_map(w, v);
    }
    return err_new(ERR_INTERNAL, "a value of kind %d", (int)v->kind);
}

static struct err *write_stream(struct writer *w, const struct value *v)
{
    yaml_event_t event;
    struct err *e;

    e = emit(w, &event, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING));
    if (e == NULL)
        e = emit(w, &event, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1));
    if (e == NULL)
        e = write_value(w, v, false);
    if (e == NULL)
        e = emit(w, &event, yaml_document_end_event_initialize(&event, 1));
    if (e == NULL)
        e = emit(w, &event, yaml_stream_end_event_initialize(&event));
    return e;
}

struct err *yaml_write(char **out, size_t *len, const struct value *v)
{
    struct writer w = {.out = {NULL, 0, 0, false}, .root = v};
    struct err *e;
    char *text;

    if (!yaml_emitter_initialize(&w.emitter))
        return err_oom();
    yaml_emitter_set_output(&w.emitter, write_bytes, &w.out);
    yaml_emitter_set_encoding(&w.emitter, YAML_UTF8_ENCODING);
    yaml_emitter_set_unicode(&w.emitter, 1);
    yaml_emitter_set_indent(&w.emitter, 2);
    yaml_emitter_set_width(&w.emitter, -1);
    e = write_stream(&w, v);
    yaml_emitter_delete(&w.emitter);
    if (e != NULL) {
        buf_finish(&w.out);
        return e;
    }
    text = buf_take(&w.out, len);
    if (text == NULL)
        return err_oom();
    *out = text;
    return NULL;
}

#include "model/formats/input.h"

#include "model/base/bounds.h"
#include "model/formats/other_command.h"
#include "model/formats/pasted_text.h"
#include "model/json/json.h"
#include "model/yaml/yaml.h"

struct err *input_open(struct input *out, struct str text)
{
    struct input in = {.text = text, .json = paste_is_json(text)};

    in.no_value =
        in.json ? json_read(&in.value, text) : paste_explain(yaml_read(&in.value, text), text);
    if (in.no_value != NULL && in.no_value->class == ERR_OOM)
        return in.no_value;
    *out = in;
    return NULL;
}

struct err *input_open_piece(struct input *out, struct str text, const uint32_t *lines,
                             size_t line_count, bool json)
{
    struct input in = {.text = text, .json = true};
    struct err *e = NULL;

    if (json)
        in.no_value = json_read(&in.value, text);
    else
        e = input_open(&in, text);
    if (e != NULL || (in.no_value != NULL && in.no_value->class == ERR_OOM))
        return e != NULL ? e : in.no_value;
    in.lines = lines;
    in.line_count = line_count;
    if (in.value != NULL)
        value_move_marks(in.value, lines, line_count);
    if ((in.no_value = err_in_lines(in.no_value, lines, line_count)) != NULL &&
        in.no_value->class == ERR_OOM)
        return in.no_value;
    *out = in;
    return NULL;
}

void input_close(struct input *in)
{
    value_unref(in->value);
    err_free(in->no_value);
    *in = (struct input){.text = STR_NONE};
}

unsigned input_line(const struct input *in, unsigned line)
{
    return in->lines != NULL && line > 0 && line <= in->line_count ? in->lines[line - 1] : line;
}

struct str input_head(const struct input *in)
{
    return str_cut(in->text, 0, BOUND_RECOGNISED);
}

static struct err *nothing_read(unsigned line, unsigned column)
{
    struct err *e =
        err_new(ERR_INPUT, "this is nothing that silospec reads: a docker inspect, info, "
                           "run line, compose file, error, log, scenario");

    return err_remedy(err_at(e, NULL, line, column),
                      "a scenario has 'silospec: 1', 'container' and 'host'");
}

/* "steps:" and the like: a file whose own error is to be told, whatever it runs. */
static bool has_keys(struct str text)
{
    for (size_t from = 0, to; from < text.len; from = to + 1) {
        to = str_line_end(text, from);
        if (str_ends(str_trim(str_cut(text, from, to)), STR_LIT(":")))
            return true;
    }
    return false;
}

/* NULL: no line of it is such a command. */
static struct err *refuse_command(const struct input *in)
{
    struct other_command command;

    if (in->json || (in->value != NULL && in->value->kind != VALUE_STRING) ||
        has_keys(input_head(in)) || !other_command_find(&command, input_head(in)))
        return NULL;
    return err_remedy(
        err_at(err_new(ERR_INPUT, "no container is asked for here: '%s%.*s' %s",
                       command.of_docker ? "docker " : "", STR_FMT(command.words), command.does),
               NULL, input_line(in, 1), 1),
        "%s", command.remedy);
}

struct err *input_unknown(const struct value *root)
{
    return nothing_read(root->line, root->column);
}

struct err *input_refused(struct input *in)
{
    struct err *e = refuse_command(in);

    if (e != NULL)
        return e;
    e = in->no_value;
    in->no_value = NULL;
    if (e != NULL && !in->json && e->class == ERR_INPUT && paste_is_prose(in->text)) {
        err_free(e);
        return nothing_read(input_line(in, 1), 1);
    }
    if (e != NULL)
        return e;
    if (!in->json && (e = paste_flat(in->value, "services", "image build", "compose file")) != NULL)
        return e;
    e = input_unknown(in->value);
    return in->json ? e : paste_explain(e, in->text);
}

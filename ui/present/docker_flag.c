#include "ui/present/docker_flag.h"

#include "model/document/edit.h"

/* "--cpus" of "CPUs (--cpus)". */
static struct str flag_of(enum mdl_field_id field)
{
    struct str label = str_of(mdl_fields[field].label);
    ptrdiff_t open = str_find(label, '(', 0);

    if (open < 0 || !str_starts(str_cut(label, (size_t)open, label.len), STR_LIT("(--")) ||
        !str_ends(label, STR_LIT(")")))
        return STR_NONE;
    return str_cut(label, (size_t)open + 1, label.len - 1);
}

enum mdl_field_id ui_docker_field(enum mdl_field_id field)
{
    while (field != MDL_F_NONE && flag_of(field).len == 0)
        field = mdl_fields[field].parent;
    return field;
}

static struct str with_flag(struct ui_docker *d, enum mdl_field_id field, struct str argument)
{
    struct str word = argument.len > 0 ? shell_word(d->a, d->shell, argument) : STR_NONE;

    d->unsaid = d->unsaid || (argument.len > 0 && word.s == NULL);
    if (word.s == NULL)
        return STR_NONE;
    return arena_printf(d->a, "%.*s %.*s", STR_FMT(flag_of(field)), STR_FMT(word));
}

/* ---- arguments -------------------------------------------------------------------------- */

static struct str text_of(const struct value *v, const char *key)
{
    const struct value *member =
        v != NULL && v->kind == VALUE_MAP ? value_get(v, str_of(key)) : NULL;

    if (member == NULL)
        return STR_NONE;
    switch (member->kind) {
    case VALUE_STRING:
    case VALUE_NUMBER:
        return member->u.text;
    case VALUE_BOOL:
        return member->u.boolean ? STR_LIT("true") : STR_NONE;
    case VALUE_NULL:
    case VALUE_LIST:
    case VALUE_MAP:
        break;
    }
    return STR_NONE;
}

static struct str join(struct arena *a, struct str left, const char *between, struct str right)
{
    if (right.len == 0)
        return left;
    if (left.len == 0)
        return right;
    return arena_printf(a, "%.*s%s%.*s", STR_FMT(left), between, STR_FMT(right));
}

/* type=bind,source=C:\a,target=C:\b,readonly */
static struct str mount_argument(struct arena *a, const struct value *v)
{
    static const struct {
        const char *key, *name;
    } parts[] = {{"Type", "type"}, {"Source", "source"}, {"Target", "target"}};
    struct str out = STR_NONE;

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        struct str text = text_of(v, parts[i].key);

        if (text.len > 0)
            out = join(a, out, ",", arena_printf(a, "%s=%.*s", parts[i].name, STR_FMT(text)));
    }
    if (text_of(v, "ReadOnly").len > 0)
        out = join(a, out, ",", STR_LIT("readonly"));
    return out;
}

/* An argument out of an object's members: "name=soft:hard". */
static struct str object_argument(struct arena *a, enum mdl_field_id field, const struct value *v)
{
    static const struct {
        enum mdl_field_id field;
        const char *first, *between, *second, *between_next, *third;
    } shapes[] = {
        {MDL_F_DEVICES, "PathOnHost", ":", "PathInContainer", ":", "CgroupPermissions"},
        {MDL_F_RESTART_POLICY, "Name", ":", "MaximumRetryCount", "", ""},
        {MDL_F_BLKIO_WEIGHT_DEVICE, "Path", ":", "Weight", "", ""},
        {MDL_F_BLKIO_DEVICE_READ_BPS, "Path", ":", "Rate", "", ""},
        {MDL_F_BLKIO_DEVICE_READ_IOPS, "Path", ":", "Rate", "", ""},
        {MDL_F_BLKIO_DEVICE_WRITE_BPS, "Path", ":", "Rate", "", ""},
        {MDL_F_BLKIO_DEVICE_WRITE_IOPS, "Path", ":", "Rate", "", ""},
        {MDL_F_ULIMITS, "Name", "=", "Soft", ":", "Hard"},
    };

    for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++)
        if (shapes[i].field == field)
            return join(a,
                        join(a, text_of(v, shapes[i].first), shapes[i].between,
                             text_of(v, shapes[i].second)),
                        shapes[i].between_next, text_of(v, shapes[i].third));
    return STR_NONE;
}

/* [ip:]host:port of one published port. */
static struct str published(struct arena *a, struct str port, const struct value *binding)
{
    struct str host = text_of(binding, "HostPort"), ip = text_of(binding, "HostIp");

    if (ip.len > 0)
        return arena_printf(a, "%.*s:%.*s:%.*s", STR_FMT(ip), STR_FMT(host), STR_FMT(port));
    return join(a, host, ":", port);
}

static struct str all_published(struct ui_docker *d, struct str port, const struct value *bindings)
{
    struct str out = STR_NONE;

    if (bindings == NULL || bindings->kind != VALUE_LIST || bindings->u.list.count == 0)
        return with_flag(d, MDL_F_PORT_BINDINGS, port);
    for (size_t i = 0; i < bindings->u.list.count; i++)
        out = join(
            d->a, out, " ",
            with_flag(d, MDL_F_PORT_BINDINGS, published(d->a, port, bindings->u.list.items[i])));
    return out;
}

/* ["CMD-SHELL", "command"]: other forms have no flag. */
static struct str health_command(struct ui_docker *d, const struct value *v)
{
    const struct value *const *items;

    if (v->kind != VALUE_LIST || v->u.list.count == 0 || v->u.list.items[0]->kind != VALUE_STRING)
        return STR_NONE;
    items = (const struct value *const *)v->u.list.items;
    if (v->u.list.count == 1 && str_is(items[0]->u.text, "NONE"))
        return STR_LIT("--no-healthcheck");
    if (v->u.list.count == 2 && str_is(items[0]->u.text, "CMD-SHELL") &&
        items[1]->kind == VALUE_STRING)
        return with_flag(d, MDL_F_HEALTHCHECK_TEST, items[1]->u.text);
    return STR_NONE;
}

struct str ui_docker_element(struct ui_docker *d, enum mdl_field_id field, struct str key,
                             const struct value *element)
{
    struct str text = STR_NONE;

    if (element->kind == VALUE_STRING || element->kind == VALUE_NUMBER)
        text = element->u.text;
    if (field == MDL_F_PORT_BINDINGS)
        return all_published(d, key, element);
    if (field == MDL_F_EXPOSED_PORTS || field == MDL_F_NETWORKS)
        return with_flag(d, field, key);
    if (field == MDL_F_TMPFS)
        return with_flag(d, field, join(d->a, key, ":", text));
    if (mdl_fields[field].type == MDL_T_MAP)
        return with_flag(d, field, arena_printf(d->a, "%.*s=%.*s", STR_FMT(key), STR_FMT(text)));
    if (field == MDL_F_MOUNT_SPECS)
        return with_flag(d, field, mount_argument(d->a, element));
    if (element->kind == VALUE_MAP)
        return with_flag(d, field, object_argument(d->a, field, element));
    return with_flag(d, field, text);
}

/* A switch, or one of the three that --attach takes by name: none of them can be said not to be. */
static struct str bool_flag(struct ui_docker *d, enum mdl_field_id field, const struct value *value)
{
    static const struct {
        enum mdl_field_id field;
        const char *name;
    } attached[] = {{MDL_F_REQUEST_ATTACH_STDIN, "stdin"},
                    {MDL_F_REQUEST_ATTACH_STDOUT, "stdout"},
                    {MDL_F_REQUEST_ATTACH_STDERR, "stderr"}};
    bool off = value->kind == VALUE_BOOL && !value->u.boolean;

    for (size_t i = 0; i < sizeof(attached) / sizeof(attached[0]); i++)
        if (attached[i].field == field)
            return off ? STR_NONE : with_flag(d, field, str_of(attached[i].name));
    return off ? arena_printf(d->a, "%.*s=false", STR_FMT(flag_of(field))) : flag_of(field);
}

struct str ui_docker_flag(struct ui_docker *d, enum mdl_field_id field, const struct value *value)
{
    struct str out = STR_NONE, text;

    if (value == NULL || value->kind == VALUE_NULL)
        return STR_NONE;
    switch (mdl_fields[field].type) {
    case MDL_T_BOOL:
        return bool_flag(d, field, value);
    case MDL_T_LIST:
        if (field == MDL_F_HEALTHCHECK_TEST)
            return health_command(d, value);
        for (size_t i = 0; value->kind == VALUE_LIST && i < value->u.list.count; i++)
            out =
                join(d->a, out, " ", ui_docker_element(d, field, STR_NONE, value->u.list.items[i]));
        return out;
    case MDL_T_MAP:
        for (size_t i = 0; value->kind == VALUE_MAP && i < value->u.map.count; i++)
            out = join(d->a, out, " ",
                       ui_docker_element(d, field, value->u.map.members[i].key,
                                         value->u.map.members[i].value));
        return out;
    case MDL_T_OBJECT:
        return with_flag(d, field, object_argument(d->a, field, value));
    case MDL_T_STRING:
        text = value->kind == VALUE_STRING ? value->u.text : STR_NONE;
        /* Stored with the slash of the API's own names. */
        if (field == MDL_F_CONTAINER_NAME && str_starts(text, STR_LIT("/")))
            text = str_cut(text, 1, text.len);
        return with_flag(d, field, text);
    case MDL_T_INT:
    case MDL_T_UINT:
        return with_flag(d, field, mdl_value_print(d->a, field, value));
    case MDL_T_ANY:
        break;
    }
    return STR_NONE;
}

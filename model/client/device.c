#include "model/base/names.h"
#include "model/client/abs_path.h"
#include "model/client/cdi.h"
#include "model/client/client_parts.h"
#include "model/client/csv.h"
#include "model/client/go_number.h"

/* ---- --device ---- */

/* Of the letters r, w and m, each at most once. */
static bool is_device_mode(struct str mode)
{
    for (size_t i = 0; i < mode.len; i++) {
        if (memchr("rwm", mode.s[i], 3) == NULL || str_find(mode, mode.s[i], i + 1) >= 0)
            return false;
    }
    return mode.len > 0;
}

struct linux_device {
    struct str path, target, mode;
};

/* path[:path][:mode] for an engine on Linux. Unless all three are there, the path that has to be
 * absolute is cleaned on the way. */
static bool read_linux_device(struct linux_device *d, struct client *c, struct str text)
{
    struct str first, second, third = STR_NONE, rest, path, clean;
    bool two = client_cut(&first, &second, text, ':');
    bool three = two && client_cut(&second, &third, second, ':');

    if (first.len == 0 || (three && client_cut(&path, &rest, third, ':')))
        return CLIENT_REFUSE(c, STR_LIT("bad format for path: "), text);
    *d = (struct linux_device){first, first, STR_LIT("rwm")};
    path = first;
    if (three && !is_device_mode(third))
        return CLIENT_REFUSE(c, STR_LIT("bad mode specified: "), third);
    if (three)
        d->mode = third;
    if (two && !three && is_device_mode(second))
        d->mode = second;
    else if (two)
        path = d->target = second;
    if (path.len == 0 || path.s[0] != '/')
        return CLIENT_REFUSE(c, path, STR_LIT(" is not an absolute path"));
    if (three)
        return true;
    clean = client_abs_path(c->a, false, STR_NONE, path);
    if (path.s == d->path.s)
        d->path = clean;
    d->target = clean;
    return true;
}

static struct value *device_value(struct client *c, const struct linux_device *d)
{
    struct value *map = client_map(c);

    client_put(c, map, STR_LIT("PathOnHost"), client_text(c, d->path));
    client_put(c, map, STR_LIT("PathInContainer"), client_text(c, d->target));
    client_put(c, map, STR_LIT("CgroupPermissions"), client_text(c, d->mode));
    return map;
}

static bool add_device(struct client *c, struct value *devices, struct str text)
{
    struct linux_device d = {text, STR_NONE, STR_NONE};

    if (str_is(c->in->server_os, "linux")) {
        if (!read_linux_device(&d, c, text))
            return false;
    } else if (!str_is(c->in->server_os, "windows")) {
        return CLIENT_REFUSE(c, STR_LIT("unknown server OS: "), c->in->server_os);
    }
    client_push(c, devices, device_value(c, &d));
    return true;
}

bool client_devices(struct client *c, struct client_request *r)
{
    const struct client_slot *given = client_slot(c, SLOT_DEVICE);
    struct value *devices = client_list(c), *cdi = client_list(c);

    r->devices = devices;
    r->cdi = cdi;
    for (size_t i = 0; i < given->count; i++) {
        struct str text = given->items[i].text;
        enum client_cdi name = client_is(c, 2500) ? client_cdi(text) : CLIENT_CDI_NONE;

        if (name == CLIENT_CDI_CRASH) {
            c->panics = true;
            return CLIENT_REFUSE(c, STR_LIT(CLIENT_CDI_PANIC));
        }
        if (name == CLIENT_CDI_NAME)
            client_push(c, cdi, client_text(c, text));
        else if (!add_device(c, devices, text))
            return false;
    }
    return true;
}

/* ---- --gpus ---- */

struct gpus {
    struct str driver;
    int64_t count;
    bool has_count;
    const struct value *devices, *capabilities, *options;
};

static bool gpu_count(int64_t *out, struct client *c, struct str text)
{
    enum go_number result = go_int(out, text, 10, 64);

    if (str_is(text, "all")) {
        *out = -1;
        return true;
    }
    if (result == GO_OK)
        return true;
    if (!client_is(c, 2500))
        return CLIENT_REFUSE(c, STR_LIT("count must be an integer: "),
                             go_number_error(c->a, "Atoi", text, result));
    return CLIENT_REFUSE(c, STR_LIT("invalid count ("), text,
                         STR_LIT("): value must be either \"all\" or an integer: "),
                         go_number_why(result));
}

static struct value *split_texts(struct client *c, struct str text)
{
    struct value *list = client_list(c);
    struct str part;
    bool more = true;

    while (more) {
        more = client_cut(&part, &text, text, ',');
        client_push(c, list, client_text(c, part));
    }
    return list;
}

static bool gpu_options(struct gpus *g, struct client *c, struct str text)
{
    struct client_slot pairs = {.count = 0};
    struct client_csv csv;

    if (!client_csv_read(&csv, &c->refusal, c->a, text))
        return CLIENT_REFUSE(c, STR_LIT("failed to read gpu options: "), c->refusal);
    for (size_t i = 0; i < csv.count; i++) {
        if (!client_add(c, &pairs, csv.fields[i], NULL))
            return false;
    }
    g->options = client_pairs(c, &pairs, '=');
    return true;
}

static bool gpu_field(struct gpus *g, struct client *c, struct names *seen, struct str field)
{
    struct str key, value;
    bool has_value = client_cut(&key, &value, field, '='), is_new;
    struct value *list;

    (void)names_index(seen, key, &is_new);
    if (!is_new)
        return CLIENT_REFUSE(c, STR_LIT("gpu request key '"), key,
                             STR_LIT("' can be specified only once"));
    if (!has_value || str_is(key, "count")) {
        (void)names_index(seen, STR_LIT("count"), &is_new);
        g->has_count = true;
        return gpu_count(&g->count, c, has_value ? value : key);
    }
    if (str_is(key, "driver")) {
        g->driver = value;
    } else if (str_is(key, "device")) {
        g->devices = split_texts(c, value);
    } else if (str_is(key, "capabilities")) {
        list = split_texts(c, value);
        client_push(c, list, client_text(c, STR_LIT("gpu")));
        g->capabilities = list;
    } else if (str_is(key, "options")) {
        return gpu_options(g, c, value);
    } else {
        return CLIENT_REFUSE(c, STR_LIT("unexpected key '"), key, STR_LIT("' in '"), field,
                             STR_LIT("'"));
    }
    return true;
}

static struct value *gpus_value(struct client *c, struct gpus *g)
{
    struct value *map = client_map(c), *all = client_list(c), *one;
    int64_t count = !g->has_count && g->devices == NULL ? 1 : g->count;

    if (g->capabilities == NULL) {
        one = client_list(c);
        client_push(c, one, client_text(c, STR_LIT("gpu")));
        g->capabilities = one;
    }
    client_push(c, all, g->capabilities);
    client_put(c, map, STR_LIT("Driver"), client_text(c, g->driver));
    client_put(c, map, STR_LIT("Count"), client_int(c, count));
    client_put(c, map, STR_LIT("DeviceIDs"), g->devices != NULL ? g->devices : client_null(c));
    client_put(c, map, STR_LIT("Capabilities"), all);
    client_put(c, map, STR_LIT("Options"), g->options != NULL ? g->options : client_map(c));
    return map;
}

CLIENT_SETTER(gpus)
{
    struct gpus g = {.has_count = false};
    struct names seen;
    struct client_csv csv;

    if (!client_csv_read(&csv, &c->refusal, c->a, text))
        return false;
    names_init(&seen, c->a, csv.count + 1);
    for (size_t i = 0; i < csv.count; i++) {
        if (gpu_field(&g, c, &seen, csv.fields[i]))
            continue;
        value_unref(g.devices);
        value_unref(g.capabilities);
        value_unref(g.options);
        return false;
    }
    return client_add(c, slot, text, gpus_value(c, &g));
}

/* What an image declares as VOLUME, against the places that the container mounts on. */
#include "specgen/gocompat/concat.h"
#include "specgen/spec/destination.h"
#include "specgen/spec/findings.h"

#define VOLUMES_LOOKED_AT 100 /* with each mount; what is left is told */

struct volumes {
    struct str items[VOLUMES_LOOKED_AT];
    size_t count;
    size_t left;   /* that are not among them */
    bool of_image; /* else of the container, where -v PATH adds its own */
};

static void take(struct volumes *v, const struct value *map)
{
    for (size_t i = 0; map != NULL && map->kind == VALUE_MAP && i < map->u.map.count; i++)
        if (v->count < VOLUMES_LOOKED_AT)
            v->items[v->count++] = map->u.map.members[i].key;
        else
            v->left++;
}

/* Of the image as it is described, of which the container's own configuration may say nothing. */
static void volumes_of(struct volumes *out, const struct spec_build *b)
{
    const struct value_step image[] = {
        {.key = STR_LIT("host")},
        {.key = STR_LIT("Images")},
        {.index = b->r->image.from.index > 0 ? (size_t)b->r->image.from.index : 0},
        {.key = STR_LIT("Config")},
        {.key = STR_LIT("Volumes")}};
    static const struct value_step own[] = {
        {.key = STR_INIT("container")}, {.key = STR_INIT("Config")}, {.key = STR_INIT("Volumes")}};

    *out = (struct volumes){.count = 0};
    if (b->r->image.state == PLAT_KNOWN && b->r->image.from.index >= 0)
        take(out, value_at(b->r->doc->root, image, 5));
    out->of_image = out->count > 0;
    if (out->count == 0)
        take(out, value_at(b->r->doc->root, own, 3));
}

/* What the daemon itself made for a VOLUME: nothing stands beside it. */
static bool is_anonymous(const struct mdl_mount_point *m)
{
    return str_is(m->type.v, "volume") && (m->name.v.len == 0 || m->name.v.len == 64);
}

static void compare(struct spec_build *b, size_t place, const struct volumes *of,
                    struct str declared)
{
    struct str mounted = b->c->mounts.items[place].destination.v;
    struct str mount = destination_without_end(mounted), volume = destination_without_end(declared),
               how;
    bool same = destination_same(mount, volume);
    struct str rest;

    if (mount.len == 0 || volume.len == 0)
        return;
    if (destination_is_below(mount, volume))
        how = STR_LIT(" lies below ");
    else if (destination_is_below(volume, mount))
        how = STR_LIT(" lies above ");
    else if (same && !is_anonymous(&b->c->mounts.items[place]) &&
             finding_drive(volume, &rest) != 'c' && finding_drive(volume, &rest) != 0)
        how = STR_LIT(" is ");
    else
        return;
    note(b, RULE_USE_VOLUME, SPEC_REF_AT(MOUNT_DESTINATION, place),
         SPEC_TEXT(b, STR_LIT("the mount at "), mounted, how, declared,
                   of->of_image ? STR_LIT(", which the image has as VOLUME")
                                : STR_LIT(", which is a volume of the container's own (a VOLUME "
                                          "of the image, or a -v of one path)"),
                   STR_LIT(": a start with such mounts has been seen to end with 0xC0370106")));
}

static void tell_left(struct spec_build *b, const struct volumes *volumes)
{
    note(b, RULE_USE_VOLUME, SPEC_REF(MOUNTS),
         SPEC_TEXT(b,
                   arena_printf(b->a, "the first %d of %zu volumes", VOLUMES_LOOKED_AT,
                                volumes->count + volumes->left),
                   volumes->of_image ? STR_LIT(" that the image has as VOLUME")
                                     : STR_LIT(" of the container"),
                   STR_LIT(" were looked at for mounts above and below them")));
}

void finding_image_volume(struct spec_build *b)
{
    struct volumes volumes;

    if (!finding_of_windows(b) || b->c->mounts.count == 0)
        return;
    volumes_of(&volumes, b);
    for (size_t i = 0; i < b->c->mounts.count; i++)
        for (size_t v = 0; v < volumes.count; v++)
            compare(b, i, &volumes, volumes.items[v]);
    if (volumes.left > 0)
        tell_left(b, &volumes);
}

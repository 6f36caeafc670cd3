#include "model/formats/layer_id.h"

#include "model/base/sha1.h"

#define SPACE_BYTES 16

/* 800872c5-909c-403a-89c9-931fe5e2fd08 */
static const unsigned char name_space[SPACE_BYTES] = {
    0x80, 0x08, 0x72, 0xc5, 0x90, 0x9c, 0x40, 0x3a, 0x89, 0xc9, 0x93, 0x1f, 0xe5, 0xe2, 0xfd, 0x08,
};

struct str layer_id(struct arena *a, struct str name)
{
    char *text = arena_calloc(a, SPACE_BYTES + 2 * name.len, 1);
    unsigned char d[SHA1_BYTES];

    if (text == NULL)
        return STR_NONE;
    memcpy(text, name_space, SPACE_BYTES);
    for (size_t i = 0; i < name.len; i++) {
        if ((unsigned char)name.s[i] >= 0x80)
            return STR_NONE;
        text[SPACE_BYTES + 2 * i] = name.s[i];
    }
    sha1(d, (struct str){text, SPACE_BYTES + 2 * name.len});
    d[6] = (unsigned char)((d[6] & 0x0F) | 0x50);
    d[8] = (unsigned char)((d[8] & 0x3F) | 0x80);
    return arena_printf(a, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                        d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10], d[11],
                        d[12], d[13], d[14], d[15]);
}

bool layer_id_fits(struct arena *a, struct str id, struct str path)
{
    size_t from = path.len;

    while (from > 0 && path.s[from - 1] != '\\' && path.s[from - 1] != '/')
        from--;
    return str_eq_ascii_case(id, layer_id(a, str_cut(path, from, path.len)));
}

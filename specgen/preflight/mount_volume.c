#include "specgen/preflight/mount_volume.h"

#include "model/base/ascii.h"
#include "model/base/quote.h"
#include "specgen/gocompat/concat.h"

struct str mount_volume_refusal(struct arena *a, enum unicode_version unicode, struct str name)
{
    bool good = ascii_is_alnum(name.s[0]);

    if (name.len == 1)
        return STR_LIT("volume name is too short, names should be at least two alphanumeric "
                       "characters");
    for (size_t i = 1; i < name.len; i++)
        good = good && (ascii_is_alnum(name.s[i]) || strchr("_.-", name.s[i]) != NULL);
    if (good)
        return STR_NONE;
    return CONCAT(a, quote_go(a, unicode, name),
                  STR_LIT(" includes invalid characters for a local volume name, only "
                          "\"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended "
                          "to pass a host directory, use absolute path"));
}

#include "model/client/cdi.h"

#include "model/base/ascii.h"
#include "model/client/text.h"

static bool inner_ok(struct str name, const char *more)
{
    for (size_t i = 1; i + 1 < name.len; i++) {
        if (!ascii_is_alnum(name.s[i]) && (name.s[i] == '\0' || !strchr(more, name.s[i])))
            return false;
    }
    return ascii_is_alnum(name.s[name.len - 1]);
}

static enum client_cdi vendor_or_class(struct str name)
{
    if (name.len == 0 || !ascii_is_letter(name.s[0]))
        return CLIENT_CDI_NONE;
    if (name.len == 1)
        return CLIENT_CDI_CRASH;
    return inner_ok(name, "_-.") ? CLIENT_CDI_NAME : CLIENT_CDI_NONE;
}

static bool is_device(struct str name)
{
    return ascii_is_alnum(name.s[0]) && (name.len == 1 || inner_ok(name, "_-.:"));
}

enum client_cdi client_cdi(struct str text)
{
    struct str kind, name, vendor, class;
    enum client_cdi found;

    if (text.len == 0 || text.s[0] == '/' || !client_cut(&kind, &name, text, '=') ||
        name.len == 0 || !client_cut(&vendor, &class, kind, '/') || vendor.len == 0 ||
        class.len == 0)
        return CLIENT_CDI_NONE;
    if ((found = vendor_or_class(vendor)) == CLIENT_CDI_NAME)
        found = vendor_or_class(class);
    return found == CLIENT_CDI_NAME && !is_device(name) ? CLIENT_CDI_NONE : found;
}

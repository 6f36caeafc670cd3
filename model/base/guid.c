#include "model/base/guid.h"

#include "model/base/num.h"

bool guid_is(struct str text)
{
    static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

    if (text.len != sizeof(form) - 1)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (form[i] == '-' ? text.s[i] != '-' : num_hex_digit(text.s[i]) < 0)
            return false;
    return true;
}

/* Does nothing, with the libraries of silospec, each of which it names a function of, so that the
 * linker keeps it: the least a start can cost. */
#include <yaml.h>

int tigetnum(const char *name); /* terminfo's */

typedef void function(void);

static function *volatile kept[] = {(function *)yaml_get_version, (function *)tigetnum};

int main(void)
{
    return kept[0] == kept[1];
}

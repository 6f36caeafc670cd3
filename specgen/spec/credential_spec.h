/* specgen/spec/credential_spec.h - where Windows keeps credential specs. */
#ifndef SPECGEN_SPEC_CREDENTIAL_SPEC_H
#define SPECGEN_SPEC_CREDENTIAL_SPEC_H

/* What the registry holds, asked for or not, is not here: ask the document. */
extern const char spec_registry_key[]; /* below HKLM */

#endif

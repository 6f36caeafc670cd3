#include "model/yaml/yaml_function.h"

#include <string.h>

struct str yaml_function_key(const char *tag)
{
    static const char functions[][2][20] = {
        {"!Ref", "Ref"},
        {"!Condition", "Condition"},
        {"!And", "Fn::And"},
        {"!Base64", "Fn::Base64"},
        {"!Cidr", "Fn::Cidr"},
        {"!Equals", "Fn::Equals"},
        {"!FindInMap", "Fn::FindInMap"},
        {"!GetAZs", "Fn::GetAZs"},
        {"!GetAtt", "Fn::GetAtt"},
        {"!If", "Fn::If"},
        {"!ImportValue", "Fn::ImportValue"},
        {"!Join", "Fn::Join"},
        {"!Not", "Fn::Not"},
        {"!Or", "Fn::Or"},
        {"!Select", "Fn::Select"},
        {"!Split", "Fn::Split"},
        {"!Sub", "Fn::Sub"},
        {"!Transform", "Fn::Transform"},
    };

    for (size_t i = 0; tag != NULL && i < sizeof(functions) / sizeof(functions[0]); i++)
        if (strcmp(tag, functions[i][0]) == 0)
            return str_of(functions[i][1]);
    return STR_NONE;
}

/* What a template of CloudFormation has of a container: all that no function puts in. */
#include "facts_testing.h"

#define BODY "request.body"

static void what_a_function_puts_in_is_not_known(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "{\"Resources\": {\"t\": {\"Type\": \"AWS::ECS::TaskDefinition\", \"Properties\": "
        "{\"ContainerDefinitions\": [{\"Name\": \"nn\", \"Image\": {\"Fn::Sub\": "
        "\"${AWS::AccountId}.dkr/web:${Tag}\"}, \"Memory\": {\"Ref\": \"M\"}, \"Hostname\": "
        "{\"Ref\": \"AWS::NoValue\"}, \"Command\": [\"c\", {\"Ref\": \"W\"}], \"Environment\": "
        "[{\"Name\": \"A\", \"Value\": {\"Fn::GetAtt\": [\"d\", \"e\"]}}, {\"Fn::If\": [\"p\", "
        "{\"Name\": \"C\"}, {\"Name\": \"D\"}]}, {\"Name\": \"B\", \"Value\": \"b\"}], "
        "\"PortMappings\": [{\"ContainerPort\": {\"Ref\": \"P\"}, \"HostPort\": 1}, "
        "{\"ContainerPort\": 80, \"HostPort\": 8080}]}]}}}}",
        {BODY ".Image", "aws.accountid.dkr/web:tag"}, {BODY ".Cmd[1]", "W"},
        {BODY ".Env[0]", "A=fn.getatt"}, {BODY ".Env[1]", "B=b"}, {BODY ".Env[2]", NULL},
        {BODY ".HostConfig.Memory", NULL}, {BODY ".Hostname", NULL},
        {BODY ".ExposedPorts[\"1/tcp\"]", NULL}, {BODY ".ExposedPorts[\"80/tcp\"]", "(else)"});
}

/* A label of the API's may be called as a function is. */
static void a_list_or_a_number_that_a_function_makes_is_left_out(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "Resources:\n  t:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      "
        "ContainerDefinitions:\n      - {'Fn::If': [p, {Name: x, Image: y}, {Ref: "
        "'AWS::NoValue'}]}\n      "
        "- Name: nn\n        Image: {Ref: Image}\n        "
        "User: {Ref: U}\n        DnsServers: {Ref: D}\n        DockerLabels: {a: {Ref: L}, b: "
        "c}\n        MountPoints: [{SourceVolume: {Ref: V}, ContainerPath: 'C:\\v'}]\n",
        {BODY ".Image", "image"}, {BODY ".User", NULL}, {BODY ".HostConfig.Dns", NULL},
        {BODY ".Labels.a", "L"}, {BODY ".Labels.b", "c"}, {BODY ".HostConfig.Binds", NULL});
    EXPECT_FACTS(
        "{\"containerDefinitions\": [{\"name\": \"nn\", \"image\": \"i\", \"dockerLabels\": "
        "{\"Ref\": \"x\"}}]}",
        {BODY ".Labels.Ref", "x"});
}

/* As YAML writes them. */
static void a_tag_is_the_function_of_its_name(void **state)
{
    (void)state;
    EXPECT_FACTS(
        "Resources:\n  t:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n"
        "      Family: !Join ['-', [!Ref 'AWS::StackName', web]]\n"
        "      ContainerDefinitions:\n      - Name: nn\n        Image: !Sub "
        "'${AWS::AccountId}.dkr/web:${Tag}'\n        Memory: !If [big, 2048, !Ref M]\n"
        "        User: !GetAtt a.b\n        Command: [c, !Ref W, !Select [0, !GetAZs '']]\n"
        "        Environment: [{Name: A, Value: !ImportValue e}, {Name: B, Value: b}]\n",
        {BODY ".Image", "aws.accountid.dkr/web:tag"}, {BODY ".Cmd[1]", "W"},
        {BODY ".Cmd[2]", "fn.select"}, {BODY ".Env[0]", "A=e"}, {BODY ".Env[1]", "B=b"},
        {BODY ".HostConfig.Memory", NULL}, {BODY ".User", NULL});
}

static void a_volume_that_a_function_places_is_not_known(void **state)
{
    (void)state;
    EXPECT_FACTS("AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  t:\n    Type: "
                 "AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n"
                 "      - Name: nn\n        Image: i\n        MountPoints:\n"
                 "        - {SourceVolume: a, ContainerPath: 'C:\\a'}\n"
                 "        - {SourceVolume: b, ContainerPath: 'C:\\b'}\n"
                 "        - {SourceVolume: c, ContainerPath: 'C:\\c'}\n"
                 "        - {SourceVolume: d, ContainerPath: 'C:\\d'}\n      Volumes:\n"
                 "      - Name: a\n        Host: {SourcePath: !Sub 'C:\\${X}'}\n"
                 "      - Name: b\n        Host: !If [p, {SourcePath: x}, !Ref 'AWS::NoValue']\n"
                 "      - Name: !Ref c\n        Host: {SourcePath: 'C:\\v'}\n"
                 "      - Name: d\n",
                 {BODY ".HostConfig.Binds[0]", "d:C:\\d"}, {BODY ".HostConfig.Binds[1]", NULL});
    EXPECT_FACTS("Resources:\n  t:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n"
                 "      ContainerDefinitions:\n      - {Name: nn, Image: i, MountPoints: "
                 "[{SourceVolume: a, ContainerPath: 'C:\\a'}]}\n      Volumes: !Ref v\n",
                 {BODY ".Image", "i"}, {BODY ".HostConfig.Binds", NULL});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_function_puts_in_is_not_known),
        cmocka_unit_test(a_list_or_a_number_that_a_function_makes_is_left_out),
        cmocka_unit_test(a_tag_is_the_function_of_its_name),
        cmocka_unit_test(a_volume_that_a_function_places_is_not_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

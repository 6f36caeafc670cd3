/* Linked to the same libraries as silospec and does nothing: the least a start can cost. */
int main(void)
{
    return 0;
}

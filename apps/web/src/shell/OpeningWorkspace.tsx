import { Box } from '@mantine/core';
import { LoadingRows } from '@smartx/ui';

/** Stands where a workspace will be, while it is not yet known who looks and what they may do. */
export function OpeningWorkspace() {
  return (
    <Box component="main" p="lg">
      <LoadingRows rows={12} delayMs={0} />
    </Box>
  );
}

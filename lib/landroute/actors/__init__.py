"""Floor 1: who is who, who backs whom, and how many they were."""

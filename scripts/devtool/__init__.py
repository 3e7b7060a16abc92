"""What ./dev does once there is a Python with the right packages."""

"""The records of Crossbearing and their JSON form."""

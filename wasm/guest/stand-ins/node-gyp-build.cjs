// Of the packages here only bcrypt loads a native half.
module.exports = () => require('./bcrypt-binding.js').binding;
